import { Link } from '@tanstack/react-router'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'

/** A school's name as the way to its page, judged as here. */
export const SchoolLink = ({ code, name }: { code: string; name: string }) => (
  <Link to="/schools/$code" params={{ code }} search={judgedSearch}>
    {name}
  </Link>
)
