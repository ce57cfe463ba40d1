/** Stands for somebody whose name is said beside it. */
export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word = "") => word.match(/./u)?.[0] ?? "",
  );
  return (
    <span className="initials" aria-hidden>
      {letters.join("").toUpperCase()}
    </span>
  );
}
