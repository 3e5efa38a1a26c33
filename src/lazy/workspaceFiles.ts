// The walker over the editor's file systems loads with the first scan that needs it.
export { createWorkspaceFiles } from '../editor/folderFiles.js';
