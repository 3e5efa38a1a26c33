// Files of this machine as the command line walks and guards them; the web never asks for it.
export { createNodeFiles } from '../platform/nodeFiles.js';
export { leadsOut } from '../platform/nodePaths.js';
