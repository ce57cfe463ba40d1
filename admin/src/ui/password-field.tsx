import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { usePasswordTexts } from "./password-texts.ts";

export function PasswordField(props: PasswordInputProps) {
  const t = usePasswordTexts();
  return <PasswordInput visibilityToggleButtonProps={{ "aria-label": t("reveal") }} {...props} />;
}
