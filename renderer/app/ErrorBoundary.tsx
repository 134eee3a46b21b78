import { Component } from 'react'
import type { ReactNode } from 'react'
import { Failure } from '../ui/Failure.tsx'
import { Screen } from '../ui/Screen.tsx'

interface ErrorBoundaryProps {
  readonly title: string
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly thrown: unknown
}

/** Holds a defect of a screen to that screen: says what happened, and draws it anew when asked to. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { thrown: null }

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { thrown: thrown ?? new Error('unknown') }
  }

  override render(): ReactNode {
    const { thrown } = this.state
    if (thrown === null) return this.props.children
    const message = thrown instanceof Error ? thrown.message : 'unknown cause'
    return (
      <Screen title={this.props.title}>
        <Failure
          error={{ code: 'internal', message: `The screen could not be drawn: ${message}`, details: {} }}
          retry={() => this.setState({ thrown: null })}
        />
      </Screen>
    )
  }
}
