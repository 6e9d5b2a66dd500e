import * as contract from '@junheng/core/features/home/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { readCity } from './city.ts'
import { readDesk } from './desk.ts'

export function homeRoutes(app: App): void {
  mount(app, contract.readDesk, (ctx) => readDesk(ctx))
  mount(app, contract.readCity, (ctx) => readCity(ctx))
}
