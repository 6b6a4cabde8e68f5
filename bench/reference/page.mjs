// A phone page of about 12 kB, the size of the real one. Built once and kept as bytes.

const TARGET_BYTES = 12_000;
const built = new Map();

export function page(code) {
  if (!built.has(code)) built.set(code, Buffer.from(build(code)));
  return built.get(code);
}

function build(code) {
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${code}</title></head><body>
<main data-code="${code}"><h1>An evening of debate</h1>`;
  const row = `<form method="post"><button name="choice" value="for">For</button></form>\n`;
  const rows = Math.ceil((TARGET_BYTES - head.length) / row.length);
  return `${head}${row.repeat(rows)}</main></body></html>`;
}
