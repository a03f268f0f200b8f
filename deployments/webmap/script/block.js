// Blocks of data in the page: JSON, gzipped, in base64, cut into elements of a class of their own.

export async function unpacked(name) {
  const text = [...document.getElementsByClassName(name)].map((piece) => piece.textContent).join("");
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  const inflate = new DecompressionStream("gzip");
  const writer = inflate.writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Response(inflate.readable).json();
}

// Rows out of columns; a row has no value where its column holds null.
export function rowsFrom(columns) {
  const names = Object.keys(columns);
  const rows = (columns[names[0]] ?? []).map(() => ({}));
  for (const name of names)
    for (const [place, value] of columns[name].entries()) if (value !== null) rows[place][name] = value;
  return rows;
}
