// The file walker of the command line, for folders of this machine; the web never asks for it.
export { createNodeFiles } from '../platform/nodeFiles.js';
