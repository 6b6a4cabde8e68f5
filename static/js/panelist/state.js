/**
 * What a panelist's view is a function of. `lost` and `ended` are as on the stage; `dismissed`: the message that was
 * tapped away just now. `pending`: signals on their way, by kind; true where the last try had no answer. `refused`:
 * why the last signal was not sent.
 *
 * @typedef {import("../wire").SignalKind} SignalKind
 *
 * @typedef {{
 *   slices: Pick<import("../types").Slices, "event" | "clock" | "whisper">,
 *   now: number,
 *   lost?: boolean,
 *   ended?: boolean,
 *   dismissed?: number | null,
 *   pending?: Partial<Record<SignalKind, boolean>>,
 *   refused?: {kind: SignalKind, text: string} | null,
 *   read?: (message: number) => void,
 *   signal?: (kind: SignalKind) => void,
 *   dir?: "rtl" | "ltr",
 * }} PanelistState
 */

export {};
