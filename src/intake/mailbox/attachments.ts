import PostalMime from 'postal-mime';

/** A file in an e-mail, or a file of its own. */
export interface MailPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pictures smaller than this are the logo below somebody's name, not the photo of a form. */
const LOGO_BYTES = 15_000;
/** Parts within parts: no e-mail program nests deeper, an attacker does. */
const NESTING = 20;
const MOST = 50;

/**
 * The files that an e-mail carries, whatever they call themselves, without the small pictures that stand in its text. What they are is
 * asked later, of their bytes. Null: it cannot be read as an e-mail, or carries too many.
 */
export async function attachmentsOf(email: Uint8Array): Promise<readonly MailPart[] | null> {
  try {
    const { attachments } = await PostalMime.parse(email, {
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: NESTING,
    });
    if (attachments.length > MOST) return null;
    return attachments.flatMap(({ filename, content, disposition, related }, i) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
      const inText = disposition === 'inline' || related === true;
      if (bytes.length === 0 || (inText && bytes.length < LOGO_BYTES)) return [];
      return [{ name: filename ?? `${i + 1}`, bytes }];
    });
  } catch {
    return null;
  }
}
