// A picture in the text: where it stands, how large, and what it says to those who cannot see it.

import { namespaces } from '../file/namespaces.ts'
import { escape } from './markup.ts'

/** A picture of a file. It becomes a part; the text finds it by its relationship. */
export interface Picture {
  /** Id of the relationship, and of the part's name. */
  readonly id: string
  /** A PNG file. */
  readonly bytes: Uint8Array
}

/** Name of a picture's part, seen from the folder of the document. */
export const pictureName = ({ id }: Picture): string => `media/${id}.png`

/** How a picture stands in the text. */
export interface Placing {
  /** In units of a web page, 96 an inch. */
  readonly width: number
  readonly height: number
  /** At most so wide, in twentieths of a point. */
  readonly room: number
  /** Unique among the drawings of the file. */
  readonly drawing: number
  readonly name: string
  /** The same in words. */
  readonly words: string
}

// English Metric Units, of which Word counts lengths in drawings
const [perUnit, perTwentieth] = [9525, 635]

/** A run with a picture in the line. Its namespaces are declared in it, so that it can go into any document. */
export function pictureRun(
  { id }: Picture,
  { width, height, room, drawing, name, words }: Placing,
): string {
  const wide = Math.min(width * perUnit, Math.floor(room * perTwentieth))
  const high = Math.round((wide * height) / width)
  const { wp, a, pic, r } = namespaces
  return (
    `<w:r><w:drawing><wp:inline xmlns:wp="${wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${wide}" cy="${high}"/><wp:docPr id="${drawing}" name="${escape(name)}" descr="${escape(words)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${a}"><a:graphicData uri="${pic}"><pic:pic xmlns:pic="${pic}"><pic:nvPicPr><pic:cNvPr id="${drawing}" name="${escape(name)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="${r}" r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  )
}
