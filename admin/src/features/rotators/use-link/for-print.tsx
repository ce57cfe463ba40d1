import { Button, Group, Stack, Text } from "@mantine/core";
import { QrCode } from "../../../ui/qr-code.tsx";
import { CopyField } from "./copy-field.tsx";
import { saveQr } from "./save-qr.ts";
import { useUseLinkTexts } from "./texts.ts";

export function ForPrint({ link }: { link: string }) {
  const t = useUseLinkTexts();
  const address = `${link}?utm_source=qr&utm_medium=offline`;
  const name = `qr-${link.split("/").at(-1)}`;
  return (
    <Stack>
      <Text>{t("qrAbout")}</Text>
      <QrCode text={address} label={t("qrLabel", { link })} size={240} />
      <Group>
        <Button variant="default" onClick={() => void saveQr(address, name, "png")}>
          {t("savePng")}
        </Button>
        <Button variant="default" onClick={() => void saveQr(address, name, "svg")}>
          {t("saveSvg")}
        </Button>
      </Group>
      <CopyField label={t("url")} name={t("urlName")} text={address} />
    </Stack>
  );
}
