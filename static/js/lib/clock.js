export {
  bellsBetween,
  clockState,
  clockText,
  elapsed,
  granted,
  nextBell,
  nextChange,
  periods,
  phase,
  remaining,
  shownTime,
  untilTextChange,
} from "./core.js";
