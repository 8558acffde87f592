import type { Draft } from "../draft";
import type { Sentence } from "../text/places";
import { agree, type DateMention, findDates, type PartialDate, readHeadDate, writeDate } from "./date-text";
import type { Rule } from "./rule";

/** Sentences that speak of a later day on which something is remembered. */
const remembered =
  /周年|纪念|年前|如今|今天|现在|后来|年后|落成|修缮|列为|公布|开放|重走|anniversary|years ago|today|commemorat/i;

interface Event {
  name: string;
  written: string;
  date: PartialDate;
}

/** The date a sentence gives for what it names at a place: the nearest before it, or the first after it. */
const dateFor = (dates: readonly DateMention[], at: number): DateMention | undefined =>
  dates.filter(({ to }) => to <= at).at(-1) ?? dates.find(({ from }) => from >= at);

function judge(sentence: Sentence, event: Event, events: readonly Event[]): Draft[] {
  const at = sentence.text.indexOf(event.name);
  if (at < 0) return [];
  const dates = findDates(sentence.text);
  if (dates.some((date) => agree(date, event.date))) return [];
  const mention = dateFor(dates, at);
  if (mention === undefined) return [];
  const others = events.filter(({ name }) => name !== event.name && sentence.text.includes(name));
  if (others.some((other) => agree(other.date, mention))) return [];
  const place = { from: sentence.from + mention.from, to: sentence.from + mention.to };
  const insert = writeDate(event.date, mention, sentence.text.slice(mention.from, mention.to));
  return [
    {
      ...place,
      code: "compliance.date-differs",
      class: "date",
      severity: "error",
      basis: null,
      params: { event: event.name, date: event.written },
      fixes: insert === null ? [] : [{ ...place, insert }],
    },
  ];
}

/** Dates in the text that are not the ones the script's own head gives for what the sentence names. */
export const findWrongDates: Rule = ({ head, sentences }) => {
  const events = head.dates.map(([name, written]) => ({ name, written, date: readHeadDate(written) }));
  if (events.length === 0) return [];
  return sentences
    .filter(({ text }) => !remembered.test(text))
    .flatMap((sentence) => events.flatMap((event) => judge(sentence, event, events)));
};
