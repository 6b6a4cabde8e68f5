/** What the hall sees: the projector's own page in small, the scenes, and the pin. */

import { html, nothing } from "../../vendor/vendor.js";
import { t } from "../lib/words.js";
import { keyCap, refusal, verbButton } from "./controls.js";
import { seatKeys } from "./floor.js";
import { SCENES, digitOfScene } from "./keys.js";
import { picture } from "./preview.js";

/** @typedef {import("./ui.js").Desk} Desk */

/** @param {Desk} desk */
export function hallView(desk) {
  const { scene, people } = desk.slices;
  return html`
    <div class="hall">
      <p class="hall__line">
        <span class="eyebrow">${t("hall.title")}</span>
        <strong>${t(`scene.${scene.kind}`)}</strong>
        ${
          scene.pinned
            ? html`
                <span class="pinned">${t("hall.pinned")}</span>
              `
            : nothing
        }
      </p>
      <div class="mini">${miniature(desk)}</div>
      <p class="quiet hall__people">
        ${reach(people)} ${people.screens + people.stages ? sound(people) : nothing}
      </p>
      ${sleep(people)}
    </div>
  `;
}

/** @param {import("../types.js").PeopleSlice} people */
function reach({ phones, screens }) {
  if (!screens) return t("hall.no_screen");
  return t("hall.reaches", {
    phones: t("connected.phones", { n: phones }),
    screens: t("connected.screens", { n: screens }),
  });
}

/** Where the desk's bell and the clocks' bells are heard: a browser is silent until somebody has touched its page.
 * @param {import("../types.js").PeopleSlice} people */
function sound({ sounding, screens, stages }) {
  if (sounding.screens + sounding.stages) return t("hall.sound", { places: places(sounding) });
  return html`
    <strong>${t("hall.sound.none", { places: places({ screens, stages }) })}</strong>
  `;
}

/** @param {import("../types.js").PeopleSlice} people */
function sleep({ may_sleep }) {
  if (!may_sleep.screens && !may_sleep.stages) return nothing;
  return html`
    <p class="quiet hall__people">${t("hall.sleep", { places: places(may_sleep) })}</p>
  `;
}

/** @param {import("../types.js").Displays} displays */
function places(displays) {
  const kinds = /** @type {const} */ (["screens", "stages"]).filter((kind) => displays[kind]);
  return kinds.map((kind) => t(`connected.${kind}`, { n: displays[kind] })).join(t("hall.places.join"));
}

/** The screen's page itself; where there is none (the patterns) the screen's view. @param {Desk} desk */
function miniature(desk) {
  const screen = desk.page.urls.preview;
  if (!screen) return picture(desk, {}, t("hall.frame"));
  return html`
    <iframe class="mini__frame" src=${`${screen}#miniature`} title=${t("hall.frame")} tabindex="-1"></iframe>
  `;
}

/** @param {Desk} desk */
export function scenesView(desk) {
  const { scene } = desk.slices;
  return html`
    <div class="scenes" role="group" aria-label=${t("scenes.title")}>
      <div class="scenes__head">
        <h2 class="eyebrow">${t("scenes.title")}</h2>
        ${verbButton(desk, {
          where: "scene",
          command: "scene:pin",
          payload: { on: !scene.pinned },
          label: t(scene.pinned ? "scenes.unpin" : "scenes.pin"),
          variant: "btn--small",
          pressed: scene.pinned,
        })}
        <span class="quiet">${t(scene.pinned ? "scenes.pinned" : "scenes.follows")}</span>
      </div>
      <div class="scenes__list">${SCENES.map((kind) => sceneButton(desk, kind))}</div>
      ${refusal(desk, "scene")}
    </div>
  `;
}

/** @param {Desk} desk @param {string} kind */
function sceneButton(desk, kind) {
  const pressed = desk.slices.scene.kind === kind;
  const digit = digitOfScene(kind);
  const kbd = Number(digit) && seatKeys(desk.slices) ? undefined : digit; // the others are seats then
  const missing = desk.slices.guide?.empty_scenes[kind];
  if (kind !== "message")
    return verbButton(desk, {
      where: "scene",
      command: "scene:show",
      payload: { kind, text: null },
      label: t(`scene.${kind}`),
      kbd,
      pressed,
      missing: missing && t(`scene.empty.${missing}`),
      variant: "btn--scene",
    });
  return html`
    <button
      type="button"
      class="btn btn--scene"
      aria-pressed=${String(pressed)}
      aria-keyshortcuts=${kbd ?? nothing}
      ?disabled=${!desk.live}
      @click=${() => desk.act.change({ dialog: { kind: "scene" } })}
    >
      ${t("scene.message")}
      ${kbd ? keyCap(kbd) : nothing}
    </button>
  `;
}
