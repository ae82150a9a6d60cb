import { onScopeDispose, readonly, ref } from 'vue'
import { useKeys } from '../keys'

const asTables = ref(false)

/** Every chart of the page shows its table instead. */
export const chartsAreTables = readonly(asTables)

export function turnCharts(): void {
  asTables.value = !asTables.value
}

/** T turns every chart of this page into its table and back; another page begins with charts again. */
export function useChartTables(): void {
  useKeys([{ code: 'KeyT', label: 'chart.turn', group: 'common.key.everywhere', run: turnCharts }])
  onScopeDispose(() => (asTables.value = false))
}
