/** The account that entries belong to unless another is named. */
export const MAIN_ACCOUNT = 'main'

/** The rate card that is meant unless another is named. */
export const DEFAULT_CARD = 'minimax-video'
