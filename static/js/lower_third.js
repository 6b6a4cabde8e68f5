/** Who speaks, as a picture to lay over a stream: a page of the screen's link, with nothing behind the names. */

import { render } from "../vendor/vendor.js";
import { connectLive } from "./lib/live.js";
import { page } from "./lib/page.js";
import { startPainting } from "./lib/painter.js";
import { keepFromReloading } from "./lib/reload.js";
import { lowerThird } from "./screen/lower_third.js";

const root = /** @type {HTMLElement} */ (document.getElementById("root"));
let repaint = () => {};
const live = connectLive({ page, onChange: () => repaint() });
keepFromReloading();
repaint = startPainting(() => render(live.status.kind === "ended" ? "" : lowerThird(live.slices), root));
