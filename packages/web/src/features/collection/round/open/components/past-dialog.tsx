import type { PastRound } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { DropZone } from '../../../../../shared/drop-zone.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { packagesQuery } from '../../../api.ts'
import { FaultTable } from '../../../components/fault-table.tsx'
import { type PastFile, useImportRound } from '../api.ts'
import { ENGLISH } from '../open-english.ts'

const NOTHING: PastFile = {
  file: null,
  package: undefined,
  schoolYear: undefined,
  standard: 'quality_balanced_2017',
  confirm: false,
}

/** A past year's file, or a package handed in before, as a closed round: first what it is and what is wrong with it, then all of it or nothing. */
export function PastDialog({ onClose }: { onClose: () => void }) {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<PastFile>(NOTHING)
  const trying = useImportRound()
  const storing = useImportRound()
  const packages = useQuery(packagesQuery(1))
  const id = useId()
  const choose = (next: PastFile) => {
    setChosen(next)
    storing.reset()
    trying.mutate(next)
  }
  const found = trying.data
  const finish = () =>
    storing.mutate(
      { ...chosen, confirm: true },
      { onSuccess: ({ round }) => round !== null && void navigate({ to: '/rounds/$round', params: { round } }) },
    )
  return (
    <Modal
      open
      width={760}
      title={say('导入往年数据')}
      okText={say('导入为已锁定的一轮')}
      cancelText={say('取消')}
      okButtonProps={{ disabled: !found || found.known.length > 0 || trying.isPending, loading: storing.isPending }}
      onCancel={onClose}
      onOk={finish}
    >
      <div className="stack">
        <p>{say('往年的数据原样导入，不再修改；有问题也照原样保留，并在下面列出。导入后，今年填报时逐项显示上年的值。')}</p>
        <DropZone
          accept=".xlsx,.zip"
          button={say('选择往年的工作簿（xlsx）或数据包（zip）')}
          primary={false}
          onFile={(file) => choose({ ...chosen, file, package: undefined })}
        >
          {chosen.file ? <span>{chosen.file.name}</span> : null}
        </DropZone>
        {packages.data && packages.data.total > 0 ? (
          <div>
            <label htmlFor={id}>{say('或选一份已提交的数据包')}</label>
            <Select
              id={id}
              className="keeper-select"
              placeholder={say('请选择')}
              value={chosen.package ?? null}
              onChange={(value: string | null) => value !== null && choose({ ...chosen, file: null, package: value })}
              options={packages.data.items.map((each) => ({ value: each.id, label: each.fileName }))}
            />
          </div>
        ) : null}
        {trying.isPending ? <Loading what={say('正在读取和检查')} /> : null}
        {trying.error ? <Failed error={trying.error} /> : null}
        {found ? <Found found={found} /> : null}
        {storing.error ? <Failed error={storing.error} /> : null}
      </div>
    </Modal>
  )
}

function Found({ found }: { found: PastRound }) {
  const say = useText(ENGLISH)
  return (
    <>
      <p>
        {say('{year}：{schools} 所学校、{departments} 个部门，{values} 个值。', {
          year: schoolYearName(found.schoolYear),
          schools: found.schools,
          departments: found.departments,
          values: found.values,
        })}{' '}
        <span className="dim">
          {found.statisticsDay === null ? say('文件没有写统计时点') : say('统计时点 {day}', { day: found.statisticsDay })}
        </span>
      </p>
      {found.known.length > 0 ? (
        <p className="severity-error">■ {say('这一学年已有：{names}，不能再导入。', { names: found.known.join('、') })}</p>
      ) : null}
      {found.faults.length > 0 ? (
        <details>
          <summary>
            {say('错误 {errors}、警告 {warnings}，照原样保留', { errors: found.errors, warnings: found.warnings })}
          </summary>
          <FaultTable faults={found.faults} fileName={found.fileName} />
        </details>
      ) : (
        <p className="mark-met">● {say('没有发现问题')}</p>
      )}
    </>
  )
}
