import { List, Loader } from "@mantine/core";
import type { Impact } from "@rotator/shared/contract/rotators";
import { phoneText } from "../phone-text.ts";
import { useSwitchTexts } from "./switch-texts.ts";

/** Where people go while nobody takes turns. */
export function OtherwiseList({ impact }: { impact: Impact | undefined }) {
  const t = useSwitchTexts();
  if (!impact) return <Loader size="sm" aria-label={t("loading")} />;
  const { fallbackPhone, deploymentPhone, member } = impact.otherwise;
  const phone = fallbackPhone ?? deploymentPhone;
  const place =
    phone !== null
      ? t("toNumber", { phone: phoneText(phone) })
      : member
        ? t("toMember", { name: member.name })
        : t("toNobody");
  return (
    <List>
      <List.Item>{place}</List.Item>
    </List>
  );
}
