/** A sentence that begins with a name, such as `「县台」的服务器…` or `One's server…`, as it reads beside that name. */
export function besideName(sentence: string, name: string): string {
  const opening = [`「${name}」的`, `「${name}」`, `${name}'s `, `${name} `].find((start) =>
    sentence.startsWith(start),
  );
  if (opening === undefined) return sentence;
  const rest = sentence.slice(opening.length);
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}
