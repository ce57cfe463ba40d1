import { Stack, TextInput } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { ProblemError } from "../../problem-error.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import styles from "./conversions.module.css";
import { useConversionTexts } from "./texts.ts";
import { TokenSteps } from "./token-steps.tsx";

export interface PixelTyped {
  name: string;
  datasetId: string;
  accessToken: string;
  testEventCode: string;
  graphVersion: string;
}

export function beginPixel(pixel?: Pixel): PixelTyped {
  return {
    name: pixel?.name ?? "",
    datasetId: pixel?.datasetId ?? "",
    accessToken: "",
    testEventCode: pixel?.testEventCode ?? "",
    graphVersion: pixel?.graphVersion ?? "",
  };
}

interface Props {
  typed: PixelTyped;
  onType: (typed: PixelTyped) => void;
  error: Error | null;
  hasToken: boolean;
  focusToken: boolean;
}

const MALFORMED = {
  datasetId: "datasetMalformed",
  accessToken: "tokenMalformed",
  testEventCode: "testCodeMalformed",
  graphVersion: "versionMalformed",
} as const;

export function PixelFields({ typed, onType, error, hasToken, focusToken }: Props) {
  const t = useConversionTexts();
  const fieldError = useFieldError(error);
  const codeOf = (field: string) => (error instanceof ProblemError ? error.fields[field] : undefined);
  const say = (field: keyof typeof MALFORMED) => {
    const code = codeOf(field);
    if (code === "malformed") return t(MALFORMED[field]);
    return code?.endsWith("encryption_key") ? t("noKey") : fieldError(field);
  };
  const field = (name: keyof PixelTyped) => ({
    value: typed[name],
    autoComplete: "off",
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onType({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <Stack>
      <TextInput
        {...field("name")}
        label={t("name")}
        description={t("nameAbout")}
        error={fieldError("name")}
        data-autofocus={focusToken ? undefined : true}
      />
      <TokenSteps />
      <TextInput
        {...field("datasetId")}
        label={t("datasetId")}
        description={t("datasetAbout")}
        inputMode="numeric"
        error={say("datasetId")}
      />
      <PasswordField
        {...field("accessToken")}
        label={t("token")}
        description={t(hasToken ? "tokenKept" : "tokenAbout")}
        autoComplete="new-password"
        error={say("accessToken")}
        data-autofocus={focusToken ? true : undefined}
      />
      <TextInput
        {...field("testEventCode")}
        label={t("testCode")}
        description={t("testCodeAbout")}
        error={say("testEventCode")}
      />
      <details open={codeOf("graphVersion") !== undefined}>
        <summary className={styles["summary"]}>{t("more")}</summary>
        <TextInput
          {...field("graphVersion")}
          mt="xs"
          label={t("version")}
          description={t("versionAbout")}
          error={say("graphVersion")}
        />
      </details>
    </Stack>
  );
}
