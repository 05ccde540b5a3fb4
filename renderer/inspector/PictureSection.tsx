import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { resizeNode } from '../../shared/edit/move-and-resize.ts';
import { renameElement, setNodeStyle } from '../../shared/edit/set-element-properties.ts';
import { setLocked } from '../../shared/edit/standing.ts';
import { sendToBack } from '../../shared/edit/z-order.ts';
import { pictureOf } from '../../shared/project/inserted-picture.ts';
import { factsOfPicture } from '../../shared/project/picture-file.ts';
import { limits, type PathwayNode } from '../../shared/project/project-schema.ts';
import { inspectorWords } from '../../shared/words/inspector.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { NumberField, TextField } from '../ui/fields/InputFields.tsx';
import inspector from '../ui/inspector.module.css';
import styles from './inspector.module.css';

/** What is true of pictures only: the text that stands for one, how much of it shows, and what it is for. */
export function PictureSection({ node }: { node: PathwayNode }) {
  const { editor, workspace } = useWorkbench();
  const { id, label, style } = node;
  const picture = pictureOf(node);
  const facts = picture && factsOfPicture(picture);
  const opacity = Math.round((style?.opacity ?? 1) * 100);
  const makeBackdrop = () => {
    editor.edit(asBackdrop(id));
    workspace.announce(inspectorWords.isBackdropNow);
  };
  return (
    <>
      <TextField
        label={inspectorWords.alternativeText}
        value={label}
        lines="notes"
        placeholder={inspectorWords.whatPictureShows}
        maxLength={limits.labelLength}
        onCommit={(text) => editor.edit(renameElement(id, text))}
      />
      <NumberField
        label={inspectorWords.opacity}
        unit="%"
        value={opacity}
        range={{ min: 5, max: 100 }}
        onCommit={(share) =>
          editor.edit(setNodeStyle([id], { opacity: share === 100 ? undefined : share / 100 }))
        }
      />
      <p className={inspector['quiet']}>
        {facts && picture
          ? inspectorWords.pictureFacts(
              facts.type === 'png' ? 'PNG' : 'JPEG',
              facts.width,
              facts.height,
              Math.ceil((picture.data.length * 3) / 4 / 1024),
            )
          : inspectorWords.pictureIsDamaged}
      </p>
      <div className={styles['buttons']}>
        <button type="button" className={inspector['button']} onClick={makeBackdrop}>
          {inspectorWords.backdropButton}
        </button>
        {facts && !hasOwnRatio(node, facts) && (
          <button
            type="button"
            className={inspector['button']}
            onClick={() =>
              editor.edit(
                resizeNode(id, {
                  ...boxOf(node),
                  height: (node.width * facts.height) / facts.width,
                }),
              )
            }
          >
            {inspectorWords.itsOwnProportions}
          </button>
        )}
      </div>
    </>
  );
}

/** How much of a picture shows that is traced. */
const backdropOpacity = 0.4;

/** Below all, pale, and locked: the pointer goes through it to what is drawn over it. One undo step. */
function asBackdrop(id: string): Edit {
  return inSequence(
    sendToBack([id]),
    setNodeStyle([id], { opacity: backdropOpacity }),
    setLocked([id], true),
  );
}

function boxOf({ x, y, width, height }: PathwayNode) {
  return { x, y, width, height };
}

function hasOwnRatio(
  box: PathwayNode,
  { width, height }: { width: number; height: number },
): boolean {
  return Math.abs((box.width * height) / (box.height * width) - 1) < 0.02;
}
