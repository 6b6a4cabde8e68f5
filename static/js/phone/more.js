// The phone's other two tabs, loaded when one is first opened.
export { agendaView } from "./agenda.js";
export { askView } from "./ask.js";
export { actions } from "./draft.js";
