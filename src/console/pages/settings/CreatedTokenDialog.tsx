import type { CreatedToken } from '#contract/token.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyableId } from '../../ui/Code.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Shows a new token's secrets, once. */
export function CreatedTokenDialog({
  token,
  onClose,
}: {
  token: CreatedToken | undefined
  onClose: () => void
}) {
  const { created } = useSettingsTexts()
  return (
    <Dialog
      title={created.title}
      open={token !== undefined}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {created.done}
        </Button>
      }
    >
      <p className="text-sm">{created.explanation}</p>
      {token && (
        <dl className="flex flex-col gap-3 text-sm">
          {(['token', 'clientId', 'clientSecret'] as const).map((name) => (
            <div key={name}>
              <dt className="font-medium">{created[name]}</dt>
              <dd>
                <CopyableId id={token[name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Dialog>
  )
}
