/** The app's name to the system: Windows groups windows and notifications by it, and installers upgrade by it. Never changed. */
export const APP_ID = 'com.packledger.app'
