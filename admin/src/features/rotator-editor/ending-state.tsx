import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { AddressState } from "@rotator/shared/contract/domains";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { SLUG_PATTERN } from "@rotator/shared/core/rotator";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../ui/use-format.ts";
import { editorQueries } from "./queries.ts";
import { useEditorTexts } from "./texts.ts";

const PAUSE_MS = 350;

interface Props {
  domainId: string;
  slug: string;
  rotator: Rotator | undefined;
}

/** Whether the ending may be taken, while it is typed. */
export function EndingState({ domainId, slug, rotator }: Props) {
  const t = useEditorTexts();
  const format = useFormat();
  const [asked] = useDebouncedValue(slug, PAUSE_MS);
  const isPresent = rotator?.slug === slug && rotator.domainId === domainId;
  const isGood = SLUG_PATTERN.test(slug);
  const address = useQuery({
    ...editorQueries.address(domainId, slug),
    enabled: isGood && !isPresent && asked === slug && domainId !== "",
  });
  const [text, color] = describe();
  return (
    <Text size="sm" c={color} mih={20} aria-live="polite">
      {text}
    </Text>
  );

  function describe(): [text: string, color: string] {
    if (slug === "" || isPresent || domainId === "") return ["", "dimmed"];
    if (!isGood) return [t("endingMalformed"), "var(--mantine-color-error)"];
    // What cannot be asked now is said when it is saved.
    if (address.isError) return ["", "dimmed"];
    if (!address.data || asked !== slug) return [t("endingChecking"), "dimmed"];
    return describeState(address.data);
  }

  function describeState(found: AddressState): [text: string, color: string] {
    if (found.state === "free") return [t("endingFree"), "brand"];
    if (found.rotator !== null && found.rotator.id === rotator?.id) return [t("endingOwn"), "brand"];
    const name = found.rotator?.name;
    if (found.state === "taken")
      return [
        name === undefined ? t("endingTakenUnknown") : t("endingTaken", { name }),
        "var(--mantine-color-error)",
      ];
    const day = format.day(found.heldUntil ?? 0);
    return [
      name === undefined ? t("endingHeldUnknown", { day }) : t("endingHeld", { name, day }),
      "var(--mantine-color-error)",
    ];
  }
}
