import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { similarQuestions } from "../../static/js/phone/similar_questions.js";

const questions = [
  { text: "Who pays for the representation of small states?", state: "approved" },
  { text: "Would a seat for companies mean a seat for civil society too?", state: "approved" },
  { text: "Who pays for the small states, in the end?", state: "answered" },
];

test("a question that shares most of its words is found", () => {
  assert.deepEqual(similarQuestions("who pays for small states", questions), [questions[0]]);
});

test("one shared word is not enough, and neither is an empty text", () => {
  assert.deepEqual(similarQuestions("small children", questions), []);
  assert.deepEqual(similarQuestions("", questions), []);
});

test("words of every script count", () => {
  const arabic = [{ text: "من يدفع تكاليف تمثيل الدول الصغيرة؟", state: "approved" }];
  assert.equal(similarQuestions("تمثيل الدول الصغيرة", arabic).length, 1);
});

const sentences = JSON.parse(readFileSync(new URL("../vectors/similar_questions.json", import.meta.url), "utf8"));
const asked = (text) => ({ text, state: "approved" });
const others = Object.values(sentences).flatMap((kind) => kind.map(([, , other]) => asked(other)));

for (const [language, text, other] of sentences.alike)
  test(`${language}: ${text} is found`, () => {
    const asked = others.filter((one) => one.text !== text);
    assert.equal(similarQuestions(text, asked)[0]?.text, other);
  });

for (const [language, text, other] of sentences.unlike)
  test(`${language}: ${text} is not ${other}`, () => assert.deepEqual(similarQuestions(text, [asked(other)]), []));

test("few pieces are like nothing", () => {
  for (const text of ["为什么？", "なぜですか", "誰が"]) assert.deepEqual(similarQuestions(text, [asked(text)]), []);
});
