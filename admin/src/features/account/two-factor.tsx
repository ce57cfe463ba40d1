import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { showNotice } from "../../ui/notices.tsx";
import { disableTwoFactor, renewRecoveryCodes } from "./queries.ts";
import { ProveDialog } from "./prove-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useAccountTexts } from "./texts.ts";
import { TurnOnTwoFactor } from "./turn-on-two-factor.tsx";

type Opened = "on" | "off" | "codes";

export function TwoFactor({ isOn }: { isOn: boolean }) {
  const t = useAccountTexts();
  const [opened, setOpened] = useState<Opened>();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => setOpened(undefined);
  return (
    <>
      <Group gap="sm">
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setOpened("codes")}>
              {t("renewCodes")}
            </Button>
            <Button variant="subtle" color="red" onClick={() => setOpened("off")}>
              {t("turnOff")}
            </Button>
          </>
        ) : (
          <Button onClick={() => setOpened("on")}>{t("turnOn")}</Button>
        )}
      </Group>
      {codes && <RecoveryCodes codes={codes} />}
      {opened === "on" && <TurnOnTwoFactor onClose={close} />}
      {opened === "off" && (
        <ProveDialog
          title={t("turnOffTitle")}
          action={disableTwoFactor}
          confirm={t("turnOffConfirm")}
          color="red.9"
          onDone={() => {
            setCodes(undefined);
            showNotice({ message: t("turnedOff") });
            close();
          }}
          onClose={close}
        >
          <Text>{t("turnOffAbout")}</Text>
        </ProveDialog>
      )}
      {opened === "codes" && (
        <ProveDialog
          title={t("renewCodes")}
          action={renewRecoveryCodes}
          confirm={t("renewConfirm")}
          onDone={({ recoveryCodes }) => {
            setCodes(recoveryCodes);
            close();
          }}
          onClose={close}
        >
          <Text>{t("renewAbout")}</Text>
        </ProveDialog>
      )}
    </>
  );
}
