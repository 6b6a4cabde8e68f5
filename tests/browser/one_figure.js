/**
 * What each face prints of each frame, in one shape: `{bars: [[whom, {choice: share}]], verdict, changes: {side:
 * [before, after, words]}, text}`. The views are the faces' own, drawn by lit into this page; the server's pages come
 * as text.
 */
async (cases) => {
  const base = document.querySelector("script[type=module]").src.replace(/patterns\.js.*/, "");
  const load = (name) => import(`${base}${name}.js`);
  const [{ render }, { page }, { useWords }, screen, phone, desk, frames, preview] = await Promise.all(
    [
      "../vendor/vendor",
      "lib/page",
      "lib/words",
      "patterns/screen",
      "patterns/phone",
      "patterns/desk",
      "desk/frame",
      "desk/preview",
    ].map(load),
  );
  const text = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  /** The text nodes with a space between, so that two cells of a table make no third figure. */
  const words = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode.data);
    return found.join(" ");
  };
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const some = (entries) => Object.fromEntries(entries.filter(([, share]) => share));
  const place = (id) => {
    const root = document.createElement("div");
    root.dataset.of = id;
    document.body.append(root);
    return root;
  };
  const stateOf = ({ patterns }, id) => patterns.find((one) => one.id === id).state;

  const screenBars = (root) =>
    all(root, ".flow > table")
      .slice(0, all(root, ".flow__end").length)
      .map((table, i) => [
        text(all(root, ".flow__end")[i].querySelector(".flow__caption .figure")),
        some(all(table, "tr").map((row) => [text(row.querySelector("th")), text(row.querySelector("td:last-child"))])),
      ]);

  /** The labels in and beside the segments say what the table says. */
  const screenLabels = (root) =>
    all(root, ".flow__end").map((end) =>
      all(end, ".division__label text, .flow__narrow b").map((one) => text(one).split(" ").at(-1)),
    );

  const fromScreen = (root) => ({
    bars: screenBars(root),
    labels: screenLabels(root),
    verdict: text(root.querySelector(".verdict__words")),
    changes: Object.fromEntries(
      all(root, ".verdict__sum").map((sum) => {
        const shares = text(sum.querySelector("bdi")).split(" → ");
        return [
          text(sum.querySelector(".side")),
          [shares.length > 1 ? shares[0] : "", shares.at(-1), text(sum.querySelector("b"))],
        ];
      }),
    ),
    text: words(root),
  });
  const fromPhone = (root) => ({
    bars: all(root, ".result > div:not(.lead)")
      .map((round) => [
        text(round.querySelector(".bar__title .figure")),
        some(
          all(round, ".bar__words > span").map((one) => [
            text(one.querySelector(".side")),
            text(one.querySelector(".figure")),
          ]),
        ),
      ])
      .filter(([whom]) => whom),
    verdict: text(root.querySelector(".verdict")),
    changes: Object.fromEntries(
      all(root, ".shifts tbody tr").map((row) => {
        const cells = all(row, "td").map(text);
        return [text(row.querySelector("th")), cells.length === 1 ? ["", cells[0], ""] : cells];
      }),
    ),
    text: words(root.querySelector(".result")),
  });
  const fromPage = (root) => ({
    bars: all(root, ".round").map((round) => [
      text(round.querySelector(".round__head .figure")),
      some(all(round, ".legend li").map((one) => [text(one.querySelector(".side")), text(one.querySelector("b"))])),
    ]),
    verdict: text(root.querySelector(".verdict__words")),
    changes: Object.fromEntries(
      all(root, ".sum tbody tr").map((row) => {
        const cells = all(row, "td b").map(text);
        return [text(row.querySelector("th")), cells.length === 1 ? ["", cells[0], ""] : cells];
      }),
    ),
    text: words(root.querySelector("main")),
  });

  const say = (face) => useWords(page.words[face], page.lang);
  const roots = { screen: place("screen"), phone: place("phone"), desk: place("desk") };
  const draw = {
    screen(frame) {
      const state = stateOf(screen, "reveal-winner");
      render(screen.view({ ...state, slices: { ...state.slices, result: { frame } } }), roots.screen);
      return fromScreen(roots.screen);
    },
    phone(frame) {
      const state = stateOf(phone, "result");
      render(phone.view({ ...state, slices: { ...state.slices, result: { frame } } }), roots.phone);
      return fromPhone(roots.phone);
    },
    desk(frame) {
      const state = desk.deskPattern("armed by me");
      const polls = { ...state.slices.polls, frame };
      render(frames.frameView({ ...state, slices: { ...state.slices, polls } }), roots.desk);
      preview.drawPictures(roots.desk);
      const seen = fromScreen(roots.desk.querySelector("iframe").contentDocument.body);
      return { ...seen, identity: text(roots.desk.querySelector(".identity")) };
    },
  };
  const parse = (page) => new DOMParser().parseFromString(page, "text/html");
  return cases.map(({ name, steps, frame, page, plain }) => {
    const seen = { "results page": fromPage(parse(page)), "phone without script": fromPhone(parse(plain)) };
    for (const face of ["screen", "phone", "desk"]) {
      say(face);
      seen[face] = draw[face](frame);
    }
    say("screen");
    return { name, seen, steps: steps.map((step) => draw.screen(step).bars) };
  });
};
