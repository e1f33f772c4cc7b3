import { useRef } from 'preact/hooks';

interface FileButtonProps {
  readonly label: string;
  readonly name: string;
  readonly onFile: (file: File) => void;
}

/** Chooses a picture of the phone, or takes one with the phone's own camera. `name`: what it is for, read aloud. */
export function FileButton({ label, name, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" aria-label={name} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
