import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** Only what our charts use of the library; a chunk of its own that the first chart loads. */
use([BarChart, LineChart, AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export type Chart = EChartsType

/** Charts of one group share their axis pointer. */
export function drawn(element: HTMLElement, group: string | undefined): Chart {
  const chart = init(element, null, { renderer: 'canvas' })
  if (group !== undefined) {
    chart.group = group
    connect(group)
  }
  return chart
}
