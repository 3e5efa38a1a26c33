// The front of `scan`: an unchanged folder is answered by it alone.
export { scan } from '../cli/scan.js';
