import { useState } from 'react';
import { FileRow } from './file-row.tsx';
import { NameField } from './name-field.tsx';
import { addToProject, renameFile } from './project-files.ts';
import { showFile, type WorkFile } from './workspace.ts';

/** A file that is run by itself. */
export function LooseFile({ file, isActive }: { file: WorkFile; isActive: boolean }) {
  const [naming, setNaming] = useState<'new' | 'this' | null>(null);
  const done = (): void => setNaming(null);
  return (
    <>
      {naming === 'this' ? (
        <li>
          <NameField label={`Name of ${file.path}`} name={file.path} others={[]} onName={(next) => renameFile(file, next)} onClose={done} />
        </li>
      ) : (
        <FileRow
          path={file.path}
          file={file}
          isActive={isActive}
          onOpen={() => showFile(file.id)}
          onRename={file.handle ? undefined : () => setNaming('this')}
          onAdd={() => setNaming('new')}
        />
      )}
      {naming === 'new' && (
        <li>
          <NameField
            label="Name of the new file"
            name=""
            others={[file.path]}
            onName={(path) => void addToProject(file.project, path)}
            onClose={done}
          />
        </li>
      )}
    </>
  );
}
