import * as session from "@rotator/shared/contract/session";
import { expect, it } from "vitest";
import { PASSWORD_LENGTH } from "./password-length.ts";

it("says the length that the API asks for", () => {
  expect(PASSWORD_LENGTH).toEqual(session.PASSWORD_LENGTH);
});
