import type { EditorValues } from "./editor-values.ts";

/** What is missing before anything is sent, by field, in the API's own codes. */
export function findEmpty(values: EditorValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of ["name", "domainId", "slug", "messageTemplate"] as const)
    if (values[field].trim() === "") problems[field] = "empty";
  if (values.sticky.days === "") problems["sticky.days"] = "empty";
  if (values.clickEvent === "") problems["clickEvent"] = "empty";
  if (values.method === "weighted")
    for (const [index, { weight }] of values.members.entries())
      if (weight === "") problems[`members.${index}.weight`] = "empty";
  return problems;
}
