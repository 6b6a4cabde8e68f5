// The headers a phone's browser sends: parsing them is part of the server's work.

const COMMON = {
  "User-Agent":
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) " +
    "Chrome/130.0.0.0 Mobile Safari/537.36",
  "Accept-Language": "en-GB,en;q=0.9,de;q=0.8",
  "Accept-Encoding": "gzip, deflate, br, zstd",
};

export function browserHeaders({ cookie, page = false } = {}) {
  const headers = { ...COMMON };
  if (cookie) headers.Cookie = cookie;
  return page ? { ...headers, ...PAGE } : { ...headers, ...SOCKET };
}

const PAGE = {
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "Upgrade-Insecure-Requests": "1",
  "Sec-Fetch-Site": "none",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-User": "?1",
  "Sec-Fetch-Dest": "document",
};

const SOCKET = { Pragma: "no-cache", "Cache-Control": "no-cache" };
