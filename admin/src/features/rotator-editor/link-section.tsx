import { Alert, Anchor, List, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { Link } from "react-router";
import type { EditorForm } from "./editor-form.ts";
import { EditorSection } from "./editor-section.tsx";
import { EndingState } from "./ending-state.tsx";
import { useEditorTexts } from "./texts.ts";
import { cleanSlug, toSlug } from "../../to-slug.ts";

interface Props {
  form: EditorForm;
  domains: readonly Domain[];
  /** As it is saved; a new one has none. */
  rotator: Rotator | undefined;
}

export function LinkSection({ form, domains, rotator }: Props) {
  const t = useEditorTexts();
  const { name, slug, domainId } = form.values;
  const host = domains.find(({ id }) => id === domainId)?.host ?? "";
  const moved = rotator !== undefined && (rotator.slug !== slug || rotator.domainId !== domainId);
  const old = rotator?.addresses.filter(({ present }) => !present) ?? [];

  /** The ending follows the name of a new rotator until somebody writes one. */
  function rename(next: string) {
    const follows = rotator === undefined && slug === toSlug(name);
    form.setFieldValue("name", next);
    form.clearFieldError("name");
    if (follows) form.setFieldValue("slug", toSlug(next));
  }

  return (
    <EditorSection step={1} title={t("link")}>
      {domains.length === 0 && (
        <Alert color="orange">
          {t("noDomain")}{" "}
          <Anchor component={Link} to="/settings/domains" c="inherit" td="underline">
            {t("addDomain")}
          </Anchor>
        </Alert>
      )}
      <TextInput
        {...form.getInputProps("name")}
        label={t("name")}
        description={t("nameAbout")}
        placeholder={t("namePlaceholder")}
        maxLength={120}
        autoComplete="off"
        onChange={({ currentTarget }) => rename(currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          {...form.getInputProps("domainId")}
          label={t("domain")}
          data={[
            // None yet, or one that was removed meanwhile: another must be choosable.
            ...(host === "" ? [{ value: domainId, label: "" }] : []),
            ...domains.map(({ id, host }) => ({ value: id, label: host })),
          ]}
        />
        <TextInput
          {...form.getInputProps("slug")}
          label={t("ending")}
          placeholder={t("endingPlaceholder")}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            form.setFieldValue("slug", cleanSlug(currentTarget.value));
            form.clearFieldError("slug");
          }}
        />
      </SimpleGrid>
      <div>
        {host !== "" && (
          <Text ff="monospace" fw={600} style={{ overflowWrap: "anywhere" }}>
            {`${originOf(host)}/wa/${slug}`}
          </Text>
        )}
        <EndingState domainId={domainId} slug={slug} rotator={rotator} />
        {moved && (
          <Text size="sm" c="dimmed">
            {t("oldKept", { link: rotator.link })}
          </Text>
        )}
      </div>
      {old.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {t("oldAddresses")}
          </Text>
          <List size="sm" c="dimmed">
            {old.map(({ link }) => (
              <List.Item key={link} style={{ overflowWrap: "anywhere" }}>
                {link}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </EditorSection>
  );
}

/** In local development links answer where the admin does, by its port. */
function originOf(host: string): string {
  return host === location.hostname ? location.origin : `https://${host}`;
}
