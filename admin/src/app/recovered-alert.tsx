import { Alert } from "@mantine/core";
import type { Session } from "@rotator/shared/contract/session";
import { useFormat } from "../ui/use-format.ts";
import { useAppTexts } from "./texts.ts";

/** Everybody is told for a while that an owner came in with the setup token. */
export function RecoveredAlert({ recovered }: { recovered: Session["ownerRecovered"] }) {
  const t = useAppTexts();
  const { moment } = useFormat();
  if (!recovered) return null;
  return (
    <Alert color="orange" mb="md">
      {t("ownerRecovered", {
        name: recovered.name,
        day: moment(recovered.at),
      })}
    </Alert>
  );
}
