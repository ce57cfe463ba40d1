import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Entrance } from "../../ui/entrance.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useSessionTexts } from "./texts.ts";
import { TwoFactorForm } from "./two-factor-form.tsx";

export function SignInPage() {
  const t = useSessionTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [search] = useSearchParams();
  const [step, setStep] = useState<"password" | "two_factor">("password");

  async function enter() {
    queryClient.clear();
    await navigate(ownPath(search.get("next")), { replace: true });
  }

  if (step === "two_factor")
    return (
      <Entrance title={t("codeTitle")}>
        <TwoFactorForm onDone={enter} onBack={() => setStep("password")} />
      </Entrance>
    );
  return (
    <Entrance title={t("title")} about={t("about")}>
      <PasswordForm onDone={({ state }) => (state === "signed_in" ? void enter() : setStep("two_factor"))} />
    </Entrance>
  );
}

/** Anybody may write an address; only what looks like one of our own pages is followed, and no way round to another site. */
function ownPath(next: string | null): string {
  return next !== null && /^(?:\/[\w-]+)+(?:\?[\w=&%.+~-]*)?$/.test(next) ? next : "/";
}
