import type { RotatorInput } from "@rotator/shared/contract/rotators";
import { isPhone } from "@rotator/shared/core/phone";
import { refuseInvalid } from "../db/change-refused.ts";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import type { MemberRequest, RotatorRequest } from "../db/save-rotator-with-agents.ts";
import { normalizePhone } from "../normalize-phone.ts";

type Input = Omit<RotatorInput, "members"> & { members?: RotatorInput["members"] | undefined };

/** The rotator as it was typed, its numbers read as of the deployment's country; the `present` backup number is read already. */
export async function readRotatorInput(
  db: D1Database,
  input: Input,
  present: string | null = null,
): Promise<RotatorRequest> {
  const { defaultCountry } = await loadConversionSettings(db);
  const problems: Record<string, string> = {};
  const readPhone = (typed: string, field: string): string => {
    const phone = normalizePhone(typed, defaultCountry)?.slice(1);
    if (phone !== undefined && isPhone(phone)) return phone;
    problems[field] = "malformed";
    return "";
  };
  // Its digits could be another number's of this country.
  const fallbackPhone =
    input.fallbackPhone === present
      ? present
      : input.fallbackPhone && readPhone(input.fallbackPhone, "fallbackPhone");
  const members = input.members?.map(({ agentId, name = "", phone = "", weight, state }, i): MemberRequest =>
    agentId === undefined
      ? { name, phone: readPhone(phone, `members.${i}.phone`), weight, state }
      : { agentId, weight, state },
  );
  refuseInvalid(problems);
  return { ...input, fallbackPhone, members };
}
