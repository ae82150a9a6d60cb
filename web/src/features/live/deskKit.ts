import { flushPromises, mount, RouterLinkStub, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { CommentView, CrewRole, HandStepView, ShowView, StepDoneView, Wish } from '@/domain/contract'
import { DESKS } from '@/domain/desks'
import { i18n } from '@/i18n'
import { momentAt, person, runningShow, showView } from './viewKit'

/** Words for tests of the desks: a server that takes wishes down, a person at a desk, and keys. */
export interface Asked { wishes: Wish[]; refuse: object | null }

/** Every post is a wish that is taken, unless refuse holds a problem. */
export function fakeWishes(): Asked {
  const asked: Asked = { wishes: [], refuse: null }
  vi.stubGlobal('fetch', (_path: string, options: RequestInit) => {
    asked.wishes.push(JSON.parse(String(options.body)) as Wish)
    return Promise.resolve(asked.refuse === null ? Response.json({ position: 8 }) : Response.json(asked.refuse, { status: 409 }))
  })
  return asked
}

export const router = (): Router => createRouter({ history: createMemoryHistory(), routes: [...DESKS.map((desk) => ({ path: `/shows/:show/${desk}`, name: desk, component: { template: '<i></i>' } })), { path: '/shows', name: 'shows', component: { template: '<i></i>' } }] })

export function sit(desk: Component, role: CrewRole, view: ShowView = showView(), more: Record<string, unknown> = {}): VueWrapper {
  return mount(desk, {
    props: { running: runningShow(view), view, person: person(role), roles: [], ...more },
    global: { plugins: [i18n, router()], stubs: { RouterLink: RouterLinkStub } },
    attachTo: document.body,
  })
}

export async function press(code: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }))
  await flushPromises()
}

export const step = (name: string, role: CrewRole, change: Partial<HandStepView> = {}): HandStepView => ({ name, role, guide: [], ofItem: false, ...change })
export const stepDone = (name: string, role: CrewRole, change: Partial<StepDoneView> = {}): StepDoneView => ({ id: `d-${name}`, name, role, item: null, at: momentAt(90), by: person(role, 'Bean'), takenBackAt: null, ...change })
export const said = (number: number, text: string, viewer: number, seconds = 60): CommentView => ({ number, at: momentAt(seconds), viewer, nick: 'Camellia*', text })
