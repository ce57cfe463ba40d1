import type { Lead } from "@rotator/shared/contract/leads";
import { useLeadTexts } from "./texts.ts";

const GIVEN_BY_US = /^Visitor ([0-9A-Z]{8})$/;

/** Whether nobody has said yet what the lead is called. */
export function isUnnamed({ name }: Pick<Lead, "name">): boolean {
  return GIVEN_BY_US.test(name);
}

/** What a lead is called, in the reader's language where nobody named it. */
export function useLeadName(): (lead: Pick<Lead, "name">) => string {
  const t = useLeadTexts();
  return ({ name }) => {
    const code = GIVEN_BY_US.exec(name)?.[1];
    return code === undefined ? name : t("visitor", { code });
  };
}
