import { Combobox, Loader, Modal, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { phoneText } from "../../phone-text.ts";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";
import { findMatches, type Hit } from "./find-matches.ts";
import { searchQueries } from "./queries.ts";
import styles from "./search-dialog.module.css";
import { useSearchTexts } from "./texts.ts";

interface Props {
  pages: readonly Hit[];
  settings: readonly Hit[];
  /** A CS sees no rotators. */
  mayReadRotators: boolean;
  onClose: () => void;
}

const WAIT_MS = 250;

/** One field for everything; arrows choose, Enter opens. */
export function SearchDialog({ pages, settings, mayReadRotators, onClose }: Props) {
  useFocusBack();
  const t = useSearchTexts();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed.trim(), WAIT_MS);
  const rotators = useQuery({ ...searchQueries.rotators(), enabled: mayReadRotators });
  const agents = useQuery({ ...searchQueries.agents(), enabled: mayReadRotators });
  const leads = useQuery(searchQueries.leads(asked));
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });

  const groups = [
    { name: t("rotators"), hits: findMatches((rotators.data ?? []).map(rotatorHit), typed) },
    { name: t("cs"), hits: findMatches((agents.data ?? []).map(agentHit), typed) },
    { name: t("leads"), hits: typed.trim().length < 2 ? [] : (leads.data?.items ?? []).map(leadHit) },
    { name: t("pages"), hits: typed.trim() === "" ? pages : findMatches(pages, typed) },
    { name: t("settings"), hits: findMatches(settings, typed) },
  ].filter(({ hits }) => hits.length > 0);
  const others = typed.trim() === "" ? [] : (leads.data?.others ?? []);
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const isBusy = leads.isFetching || asked !== typed.trim() || rotators.isLoading || agents.isLoading;
  const failed = rotators.error ?? agents.error ?? leads.error;

  const { selectFirstOption } = combobox;
  const list = groups.flatMap(({ hits }) => hits.map(({ path }) => path)).join(" ");
  // The first one is chosen whenever the list is another.
  useEffect(() => {
    if (list !== "") selectFirstOption();
  }, [selectFirstOption, list]);

  function leadHit(lead: {
    id: string;
    name: string;
    phone: string | null;
    codes: string[];
    agentName: string | null;
  }): Hit {
    const facts = [lead.phone === null ? undefined : phoneText(lead.phone), lead.codes[0], lead.agentName];
    const name = lead.name === "" ? t("nameless") : lead.name;
    return { path: `/leads/${lead.id}`, name, about: facts.filter((fact) => fact).join(" · ") };
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="10vh"
      centered={false}
      aria-label={t("title")}
    >
      <Combobox
        store={combobox}
        onOptionSubmit={(path) => {
          onClose();
          void navigate(path);
        }}
      >
        <Combobox.EventsTarget withAriaAttributes withExpandedAttribute>
          <TextInput
            data-autofocus
            size="lg"
            variant="unstyled"
            px="md"
            aria-label={t("title")}
            placeholder={t("placeholder")}
            autoComplete="off"
            spellCheck={false}
            leftSection={
              isBusy && typed !== "" ? <Loader size={18} aria-hidden /> : <IconSearch size={20} aria-hidden />
            }
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onPaste={(event) => {
              const text = event.clipboardData.getData("text");
              if (!text.includes("\n")) return;
              // A whole message: a field of one line would run its lines together.
              event.preventDefault();
              setTyped(text.replaceAll(/\s*\n\s*/g, " "));
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={styles["options"] ?? ""} aria-label={t("results")}>
          {groups.map(({ name, hits }) => (
            <Combobox.Group key={name} label={name}>
              {hits.map((hit) => (
                <Combobox.Option key={hit.path} value={hit.path} className={styles["option"] ?? ""}>
                  <Text fw={500}>{hit.name}</Text>
                  {hit.about !== "" && (
                    <Text size="sm" className={styles["about"] ?? ""}>
                      {hit.about}
                    </Text>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox>
      <div role="status" className={styles["status"]}>
        {others.map(({ code, agentName }) => (
          <Text size="sm" key={`${code} ${agentName}`}>
            {t("others", { code: code ?? "", name: agentName ?? t("nobody") })}
          </Text>
        ))}
        {failed && <Text size="sm">{problemText(failed)}</Text>}
        {count === 0 && others.length === 0 && !failed && (
          <Text size="sm">{t(isBusy ? "looking" : "nothing")}</Text>
        )}
        {count > 0 && typed !== "" && <Text size="xs">{t("found", { count })}</Text>}
      </div>
    </Modal>
  );
}

function rotatorHit({ id, name, link }: { id: string; name: string; link: string }): Hit {
  return { path: `/rotators/${id}`, name, about: link.replace(/^https?:\/\//, "") };
}

function agentHit({ id, name, phone }: { id: string; name: string; phone: string }): Hit {
  return { path: `/cs#${id}`, name, about: phoneText(phone) };
}
