// Folders that only the editor can list: virtual workspaces, the web. A desktop window rarely needs it.
export { createWorkspaceFiles } from '../editor/folderFiles.js';
