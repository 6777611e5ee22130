import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'

interface LoadMoreProps {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Takes a list's next page, while there is one. */
export function LoadMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: LoadMoreProps) {
  const { common } = useMessages()
  if (!hasNextPage) return null
  return (
    <div className="flex justify-center">
      <Button pending={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {common.showMore}
      </Button>
    </div>
  )
}
