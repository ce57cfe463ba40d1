import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { LANGUAGES } from "../../language.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { PASSWORD_LENGTH } from "../../ui/password-length.ts";
import { useFieldError } from "../../ui/use-field-error.ts";
import { guessPlace } from "./guess-place.ts";
import { PlaceFields } from "./place-fields.tsx";
import { setUp } from "./queries.ts";
import { useSetupTexts } from "./texts.ts";

const FIELDS = ["token", "name", "email", "password", "timeZone", "country", "currency"];

export function SetupPage() {
  const t = useSetupTexts();
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  // A link may bring the token behind the "#", which no server sees.
  const { hash } = useLocation();
  const [person, setPerson] = useState({ token: hash.slice(1), name: "", email: "", password: "" });
  const [place, setPlace] = useState(() =>
    guessPlace(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages),
  );
  const send = useMutation({
    ...setUp,
    onSuccess: async () => {
      queryClient.clear();
      await navigate("/start", { replace: true });
    },
  });
  const fieldError = useFieldError(send.error);
  const language = LANGUAGES.find((language) => language === i18n.language) ?? "en";

  function submit(event: SubmitEvent) {
    event.preventDefault();
    send.mutate({ ...person, ...place, language });
  }
  const field = (name: keyof typeof person) => ({
    label: t(name),
    value: person[name],
    error: fieldError(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setPerson((person) => ({ ...person, [name]: currentTarget.value })),
  });

  return (
    <Entrance title={t("title")} about={t("about")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <FormProblem error={send.error} fields={FIELDS} />
          <TextInput
            {...field("token")}
            description={t("tokenAbout")}
            autoComplete="off"
            spellCheck={false}
            autoCapitalize="none"
          />
          <TextInput {...field("name")} autoComplete="name" />
          <TextInput {...field("email")} type="email" autoComplete="username" />
          <PasswordField
            {...field("password")}
            description={t("passwordAbout", { length: PASSWORD_LENGTH.min })}
            autoComplete="new-password"
          />
          <PlaceFields place={place} onChange={setPlace} />
          <Button type="submit" size="md" loading={send.isPending}>
            {t("go")}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
