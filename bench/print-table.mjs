/** Prints a Markdown table whose columns stand under each other in a terminal too. */
export function printTable(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const print = (cells, fill = " ") =>
    console.log(`| ${cells.map((cell, column) => pad(cell, widths[column], column, fill)).join(" | ")} |`);
  print(head);
  print(
    head.map(() => ""),
    "-",
  );
  for (const row of rows) print(row);
}

function pad(cell, width, column, fill) {
  return column === 0 ? cell.padEnd(width, fill) : cell.padStart(width, fill);
}
