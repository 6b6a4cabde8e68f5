// `choice`: one answer of two or more.
import { t } from "../lib/words.js";
import { bars } from "./bars.js";
import { ballotForm, castButton, optionsField } from "./options.js";

/** @type {import("./kind").Kind} */
export const choice = {
  label: ({ text }) => text,
  answer: (answer, { options }) => options.find(({ id }) => id === answer)?.text ?? answer,
  how: () => t("poll.how.choice"),
  ballot: (s, poll) =>
    ballotForm(
      s,
      poll,
      poll.options.map(({ id, text }) => castButton(s, poll, id, text)),
    ),
  chart: (figures) => bars(figures, ({ text }) => text),
};

/** @type {import("./kind").Form} */
export const choiceForm = {
  blank: { options: ["", ""], settings: {} },
  fields: optionsField,
};
