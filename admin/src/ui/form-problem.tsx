import { Alert } from "@mantine/core";
import { ProblemError } from "../problem-error.ts";
import { useProblemText } from "./use-problem-text.ts";

/** What went wrong with a form as a whole; what concerns a field is said there. */
export function FormProblem({ error, fields }: { error: Error | null; fields: readonly string[] }) {
  const problemText = useProblemText();
  if (!error) return null;
  const shownByField =
    error instanceof ProblemError &&
    Object.keys(error.fields).length > 0 &&
    Object.keys(error.fields).every((field) => fields.includes(field));
  if (shownByField) return null;
  return (
    <Alert color="red" role="alert">
      {problemText(error)}
    </Alert>
  );
}
