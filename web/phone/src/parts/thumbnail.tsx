import { useEffect, useState } from 'preact/hooks';

/** A picture that lies on this phone. */
export function Thumbnail({ blob, alt }: { readonly blob: Blob; readonly alt: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url === '' ? null : <img src={url} alt={alt} />;
}
