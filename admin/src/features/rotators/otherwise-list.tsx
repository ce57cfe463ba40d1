import { List, Loader } from "@mantine/core";
import type { Impact } from "@rotator/shared/contract/rotators";
import { phoneText } from "../../phone-text.ts";
import { useRotatorTexts } from "./texts.ts";

/** Where people go while nobody takes turns. */
export function OtherwiseList({ impact }: { impact: Impact | undefined }) {
  const t = useRotatorTexts();
  if (!impact) return <Loader size="sm" aria-label={t("loading")} />;
  const { fallbackPhone, member } = impact.otherwise;
  const place =
    fallbackPhone !== null
      ? t("toNumber", { phone: phoneText(fallbackPhone) })
      : member
        ? t("toMember", { name: member.name })
        : t("toDeployment");
  return (
    <List>
      <List.Item>{place}</List.Item>
    </List>
  );
}
